const defaults = require('./default.json');

const env = process.env.NODE_ENV || 'development';
module.exports = Object.freeze({ ...defaults, env, ...require(`./${env}`) });
