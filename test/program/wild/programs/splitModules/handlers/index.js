const chat = require('./chat');
const { io } = require('../io');

exports.onConnection = function (socket) {
  Object.entries(chat).forEach(([event, handler]) => socket.on(event, handler.bind(socket)));
  io.emit('online', io.sockets.sockets.size);
};
