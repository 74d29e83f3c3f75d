/** `dotenv/config`, whose being loaded does the work. */
const { config } = require('dotenv') as { config: () => unknown }
config()

export default {}
