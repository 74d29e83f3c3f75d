const app = require('./app');
const server = require('http').createServer().on('request', app);
exports.server = server;
exports.io = new (require('socket.io').Server)(server, { connectTimeout: 5000, upgradeTimeout: 3000 });
