// A stock Yjs client that does as it is told by dice, and compares documents.
//
// node random-client.mjs <address> <résumé> <token>
// Commands are JSON lines: {"act": "insert", "dice": [0.1, …], "words": "…"} edits; {"away": true | false} leaves and
// comes back; {"compare": {"whose": [[bytes of an update], …]}} says how each of these documents differs from this one,
// and every text that it has by `object/key`.
import { createInterface } from 'node:readline'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const [address, resume, token] = process.argv.slice(2)
const say = what => console.log(JSON.stringify(what))

const ROOTS = ['meta', 'settings', 'basics', 'sections', 'items', 'bullets']
const doc = new Y.Doc()
const provider = new WebsocketProvider(`${address.replace(/^http/, 'ws')}/api/v1/sync`, resume, doc, {
  params: { token },
  WebSocketPolyfill: WebSocket,
  disableBc: true,
  maxBackoffTime: 200
})
provider.on('sync', synced => synced && say({ said: 'synced' }))
provider.on('connection-close', event => event && say({ said: 'closed', code: event.code, reason: event.reason }))
const undo = new Y.UndoManager(['bullets', 'items', 'basics'].map(name => doc.getMap(name)), {
  trackedOrigins: new Set(['me'])
})

const pick = (list, die) => list[Math.floor(die * list.length)]
const bullets = () => [...doc.getMap('bullets').values()].filter(one => one.get('deleted') === undefined)
// Never into the middle of a character.
const snap = (words, at) => (at > 0 && at < words.length && /[\udc00-\udfff]/.test(words[at]) ? at - 1 : at)

const ACTS = {
  insert([which, at], words) {
    const text = pick(bullets(), which)?.get('text')
    if (text) text.insert(snap(text.toString(), Math.floor(at * (text.length + 1))), words)
  },
  erase([which, at, length]) {
    const text = pick(bullets(), which)?.get('text')
    if (!text || text.length === 0) return
    const from = snap(text.toString(), Math.floor(at * text.length))
    const to = snap(text.toString(), Math.min(text.length, from + 1 + Math.floor(length * 5)))
    text.delete(from, to - from)
  },
  mark([which, at, length, kind]) {
    const text = pick(bullets(), which)?.get('text')
    if (!text || text.length === 0) return
    const from = snap(text.toString(), Math.floor(at * text.length))
    const to = snap(text.toString(), Math.min(text.length, from + 1 + Math.floor(length * 8)))
    text.format(from, to - from, pick([{ bold: true }, { italic: true }, { bold: null }], kind))
  },
  // Two bullets stand where the other stood.
  move([one, other]) {
    const [a, b] = [pick(bullets(), one), pick(bullets(), other)]
    if (!a || a === b) return
    const [placeOfA, placeOfB] = [a.get('place'), b.get('place')]
    a.set('place', placeOfB)
    b.set('place', placeOfA)
  },
  delete([which]) {
    pick(bullets(), which)?.set('deleted', Date.now())
  },
  undelete([which]) {
    const gone = [...doc.getMap('bullets').values()].filter(one => one.get('deleted') !== undefined)
    pick(gone, which)?.delete('deleted')
  },
  hide([which, how]) {
    const one = pick(bullets(), which)
    if (how < 0.5) one?.set('hidden', true)
    else one?.delete('hidden')
  }
}

function act(command) {
  if (command.act === 'undo') undo.undo()
  else if (command.act === 'redo') undo.redo()
  else doc.transact(() => ACTS[command.act](command.dice, command.words), 'me')
}

const plain = value => {
  if (value instanceof Y.Text) return { delta: value.toDelta() }
  if (value instanceof Y.Map) return Object.fromEntries([...value.keys()].sort().map(key => [key, plain(value.get(key))]))
  return value
}

function differences(whose, other) {
  const found = []
  for (const root of ROOTS) {
    const [mine, theirs] = [plain(doc.getMap(root)), plain(other.getMap(root))]
    for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      const [here, there] = [JSON.stringify(mine[key]), JSON.stringify(theirs[key])]
      if (here !== there) found.push(`${whose}: ${root}.${key}: ${there}, here: ${here}`)
    }
  }
  return found
}

function texts() {
  const all = {}
  const note = (object, map) => map.forEach((value, key) => {
    if (value instanceof Y.Text) all[`${object}/${key}`] = value.toString()
  })
  note('basics', doc.getMap('basics'))
  for (const root of ['sections', 'items', 'bullets']) doc.getMap(root).forEach((map, id) => note(id, map))
  return all
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line)
  if (command.act) act(command)
  if (command.away === true) provider.disconnect()
  if (command.away === false) provider.connect()
  if (command.compare) {
    const found = Object.entries(command.compare).flatMap(([whose, updates]) => {
      const other = new Y.Doc()
      updates.forEach(update => Y.applyUpdate(other, Uint8Array.from(update)))
      return differences(whose, other)
    })
    say({ said: 'compared', found, texts: texts() })
  }
}
process.exit(0)
