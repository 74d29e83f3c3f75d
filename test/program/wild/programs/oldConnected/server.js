var io = require('socket.io')(3000);

// 예전 버전에는 io.sockets.connected가 있었다
io.sockets.on('connection', function (socket) {
  socket.on('old', function (cb) {
    try {
      io.sockets.connected[socket.id].emit('info', '옛날 방식');
    } catch (e) {
      cb(e.name + ': ' + e.message);
    }
  });
});
