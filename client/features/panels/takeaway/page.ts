/** The files that show the client: a small server, and the page that it sends. */
import { convert, type Form } from './convert/convert.ts'
import consoleCode from './template/console.js?raw'
import html from './template/index.html?raw'
import msgpackCode from './template/msgpack.js?raw'
import serverCode from './template/page.js?raw'

export interface Page {
  port: number
  /** A page of no origin, as the sandbox of the playground makes it. */
  sandboxed: boolean
  msgpack: boolean
  /** The client is a module, packed into one script. */
  packed: boolean
  /** Where the client stands. */
  folder: string
}

const route = [
  "if (url === '/msgpack-parser.js') {",
  "    res.setHeader('content-type', 'text/javascript; charset=utf-8');",
  '    res.end(msgpackScript());',
  '    return;',
  '  }',
].join('\n')
const sandbox = [
  '// 출처가 없는(null) 페이지로 열려요.',
  "  res.setHeader('content-security-policy', 'sandbox allow-scripts');",
].join('\n')

/** The server of the page in the form of the program. */
export function pageServer(form: Form, { port, sandboxed, msgpack, packed, folder }: Page): string {
  const text = serverCode
    .replace('const port = 3000;', `const port = ${port};`)
    .replace("'client/client.js'", packed ? "'client/bundle.js'" : "'client/client.js'")
    .replaceAll("'client/", `'${folder}/`)
    .replace('/*msgpack*/\n', () => (msgpack ? `${msgpackCode}\n` : '\n'))
    .replace('  /*route*/\n', () => (msgpack ? `  ${route}\n` : ''))
    .replace('  /*sandbox*/\n', () => (sandboxed ? `  ${sandbox}\n` : ''))
  const converted = convert(text, form)
  if (!converted.ok) throw new Error(converted.obstacle.message)
  return converted.text
}

export const pageHtml = ({ msgpack, packed }: Page): string =>
  html
    .replace('    <script src="socket.io.js"></script>\n', (script) => (packed ? '' : script))
    .replace('    <!--msgpack-->\n', msgpack ? '    <script src="msgpack-parser.js"></script>\n' : '')

export { consoleCode as pageConsole }
