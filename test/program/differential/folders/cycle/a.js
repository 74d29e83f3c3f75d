exports.name = 'a'
const b = require('./b')
exports.other = () => b.name
exports.late = 'late'
