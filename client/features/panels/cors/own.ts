/** Settings that the learner tried by hand, or has in the code now, and that no row of the table has: rows of their own. */
import { toCode } from '../../../lab/code/literal.ts'
import type { Attempt, Attempts } from './attempts.ts'
import { codeOf } from './edits.ts'
import { closedPort, type Row, rowKey } from './rows.ts'
import { type ClientSetting, keyOf, plainClient, type ServerSetting, serverKey } from './settings.ts'

const most = 6

/** The options of `io()` that a client asked with. */
function optionsOf({
  withCredentials,
  transports,
  tryAllTransports,
  extraHeaders,
  reach,
}: ClientSetting): string {
  const names = extraHeaders === null ? [] : (JSON.parse(extraHeaders) as string[])
  const headers = names.map((name) => `${toCode(name)}: "1"`).join(', ')
  return [
    withCredentials ? 'withCredentials: true' : '',
    transports === null ? '' : `transports: ${transports}`,
    tryAllTransports ? 'tryAllTransports: true' : '',
    headers === '' ? '' : `extraHeaders: { ${headers} }`,
    reach === 'wrong path' ? 'path: "/wrong"' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function rowFor(server: ServerSetting, client: ClientSetting): Row {
  const isAsked = client.reach === 'there'
  const code = codeOf(server).replace(/^cors: \{ (.*) \}$/, '$1')
  const options = optionsOf(client)
  return {
    id: keyOf(server, client),
    group: 'own',
    name: isAsked ? code || 'cors 없음' : `localhost:${closedPort}`,
    ...(options !== '' && { note: options }),
    server: isAsked ? server : null,
    client,
    options,
    ...(client.reach === 'nobody' && { port: closedPort }),
  }
}

/** The row whose setting stands in the code; `null`: no row has it. */
export const rowNow = (rows: readonly Row[], typed: ServerSetting | null): Row | null =>
  (typed && rows.find(({ server }) => server !== null && serverKey(server) === serverKey(typed))) ?? null

/** Rows for what the table does not have: the code as it stands, then the newest attempts. */
export function ownRows(
  rows: readonly Row[],
  attempts: Attempts,
  { typed, origins }: { typed: ServerSetting | null; origins: readonly string[] },
): readonly Row[] {
  const known = new Set(rows.map(rowKey))
  const own: Row[] = []
  const add = (server: ServerSetting, client: ClientSetting) => {
    const row = rowFor(server, client)
    if (own.length >= most || known.has(row.id)) return
    known.add(row.id)
    own.push(row)
  }
  if (typed && rowNow(rows, typed) === null) add(typed, plainClient)
  // What a plain client met while a row's setting ran is no try of its own.
  const tried = new Set(rows.flatMap(({ server }) => (server ? [serverKey(server)] : [])))
  const isOwn = ({ origin, server, client }: Attempt) =>
    origins.includes(origin) && !(tried.has(serverKey(server)) && keyOf(server, client) === serverKey(server))
  const newest = [...attempts.values()].filter(isOwn).reverse()
  for (const { server, client } of newest) add(server, client)
  return own
}
