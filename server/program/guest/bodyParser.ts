/** The package `body-parser`: Express's own parsers are those of this package. */
import { express } from './express.ts'

const { json, urlencoded, text, raw } = express

export const bodyParser = Object.assign(
  function bodyParser(): never {
    throw new Error('The bodyParser() generic has been split into individual middleware to use instead.')
  },
  { json, raw, text, urlencoded },
)
