/** The same program on bare socket.io, on the port in PORT; prints a line when it listens. */
import { createRequire } from 'node:module'
import { program } from './program.js'

const require = createRequire(import.meta.url)
const text = program.replace('4000', `${Number(process.env.PORT)}, () => console.log('listening')`)
new Function('require', text)(require)
