const { name } = require('./lazy.js')
module.exports = { twice: (number) => [number * 2, name] }
