const a = require('./a')
module.exports = { name: `b of ${a.name}`, seen: Object.keys(a) }
