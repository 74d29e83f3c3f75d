/** Elements for a client's page in Node: happy-dom in the place of a browser, and the client app's own script of modules. */
import { readFileSync } from 'node:fs'
import { type Context, Script } from 'node:vm'
import { Window } from 'happy-dom'
import type { Bundle } from '../../../client/frame/packages.ts'

const names = [
  'document',
  'navigator',
  'location',
  'Event',
  'CustomEvent',
  'FormData',
  'Node',
  'HTMLElement',
  'HTMLIFrameElement',
] as const
const body = /<body>([\s\S]*?)<script/.exec(readFileSync('client/frame/index.html', 'utf8'))?.[1] ?? ''
let script: Script | undefined

/** Puts a window with the client app's page into the scope of its scripts; returns the end of it. */
export function addElements(context: Context, origin: string): () => void {
  const window = new Window({ url: origin === 'null' ? 'about:blank' : origin })
  window.document.body.innerHTML = body
  Object.assign(context, { window, ...Object.fromEntries(names.map((name) => [name, window[name]])) })
  return () => void window.happyDOM.close()
}

/** What `modules.js` gives in that scope. */
export function bundleIn(context: Context): Bundle {
  script ??= new Script(readFileSync('dist/frame/modules.js', 'utf8'), { filename: 'modules.js' })
  let bundle: Bundle | undefined
  const { window } = context as { window: Window }
  window.addEventListener('frame:modules', (event) => {
    bundle = (event as unknown as CustomEvent<Bundle>).detail
  })
  script.runInContext(context)
  if (!bundle) throw new Error('modules.js gave nothing')
  return bundle
}
