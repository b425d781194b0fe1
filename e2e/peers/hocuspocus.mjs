// Hocuspocus as its documentation sets it up for more than one machine: a database and Redis. The database is a file
// of SQLite through the extension for databases; its own SQLite extension would have to compile a library.
import { DatabaseSync } from 'node:sqlite'
import { Server } from '@hocuspocus/server'
import { Database } from '@hocuspocus/extension-database'
import { Redis } from '@hocuspocus/extension-redis'

const { HOST, PORT, DATABASE, REDIS_PORT } = process.env

const database = new DatabaseSync(DATABASE)
database.exec('create table if not exists documents (name text primary key, data blob not null)')
const select = database.prepare('select data from documents where name = ?')
const upsert = database.prepare(
  'insert into documents (name, data) values (?, ?) on conflict (name) do update set data = excluded.data'
)

const server = new Server({
  address: HOST,
  port: Number(PORT),
  quiet: true,
  extensions: [
    new Redis({ host: '127.0.0.1', port: Number(REDIS_PORT) }),
    new Database({
      fetch: async ({ documentName }) => select.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => { upsert.run(documentName, state) }
    })
  ]
})

await server.listen()
