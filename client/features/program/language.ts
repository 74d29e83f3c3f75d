/** How the editor reads a file, by the ending of its name. */
import { css } from '@codemirror/lang-css'
import { html } from '@codemirror/lang-html'
import { javascript } from '@codemirror/lang-javascript'
import type { Extension } from '@codemirror/state'
import { serverFile } from '../../pictures/files.ts'

/** Plain text has none. */
export function languageOf(name: string): Extension {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  switch (ending) {
    case 'html':
    case 'htm':
    case 'ejs':
      return html()
    case 'css':
      return css()
    case 'js':
    case 'cjs':
    case 'mjs':
    case 'jsx':
    case 'json':
      return javascript({ jsx: name !== serverFile })
    default:
      return []
  }
}
