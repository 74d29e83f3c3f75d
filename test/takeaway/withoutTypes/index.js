/** In the place of tsx, which only projects have: `node --import tsx` runs TypeScript here by the compiler that builds the playground. */
import { register } from 'node:module'

register('./load.js', import.meta.url)
