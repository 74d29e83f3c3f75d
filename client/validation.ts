/** Before any schema is made: zod would try to make code of text, which the page's policy refuses and a browser reports. */
import { config } from 'zod'

config({ jitless: true })
