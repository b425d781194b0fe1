// A stock Yjs client: y-websocket as it comes, and nothing of Tandem.
//
// node stock-client.mjs <address> <résumé> <token>
// Says what it sees as JSON lines, and takes commands as JSON lines: {"write": "…"} types at the end of the name,
// {"reconnect": true} leaves and comes back.
import { createInterface } from 'node:readline'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const [address, resume, token] = process.argv.slice(2)
const say = what => console.log(JSON.stringify(what))

const doc = new Y.Doc()
const basics = doc.getMap('basics')
const name = () => basics.get('name')?.toString() ?? null

const provider = new WebsocketProvider(`${address.replace(/^http/, 'ws')}/api/v1/sync`, resume, doc, {
  params: { token },
  WebSocketPolyfill: WebSocket,
  disableBc: true
})
provider.on('sync', synced => synced && say({ said: 'synced', name: name() }))
provider.on('closed', ({ code, reason }) => say({ said: 'closed', code, reason }))
basics.observeDeep(() => say({ said: 'changed', name: name() }))

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line)
  if (command.write !== undefined) {
    const text = basics.get('name')
    text.insert(text.length, command.write)
  }
  if (command.reconnect) {
    provider.disconnect()
    provider.connect()
  }
}
process.exit(0)
