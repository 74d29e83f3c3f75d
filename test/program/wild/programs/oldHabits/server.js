var app = require('express')();
var server = require('http').createServer(app);
var io = require('socket.io')(server);

// 예전 버전의 글을 보고 쓴 코드
io.sockets.on('connection', function (socket) {
  socket.on('who', function (cb) {
    cb({
      sockets: Object.keys(io.sockets.sockets).length,
      connected: typeof io.sockets.connected,
      rooms: Object.keys(socket.rooms),
      room: (io.sockets.adapter.rooms[socket.id] || []).length,
      count: io.engine.clientsCount,
      size: io.sockets.sockets.size,
      clients: typeof io.sockets.clients,
      nsp: socket.nsp.name,
      conn: [socket.conn.transport.name, socket.client.conn === socket.conn, typeof socket.client.id],
      address: socket.handshake.address === socket.conn.remoteAddress,
      host: typeof socket.handshake.headers.host,
      connectedFlag: [socket.connected, socket.disconnected],
      path: io.path(),
      adapter: socket.adapter === io.of('/').adapter,
    });
  });
  socket.on('set nick', function (nick) {
    socket.nick = nick;
    socket.broadcast.emit('info', nick + '님 입장');
    io.to(socket.id).emit('info', '나에게');
    io.sockets.in(socket.id).emit('info', '역시 나에게');
  });
  socket.on('old set', function (cb) {
    try {
      socket.set('nickname', '가', function () { cb('저장'); });
    } catch (e) {
      cb(e.name + ': ' + e.message);
    }
  });
  socket.on('old clients', function (cb) {
    try {
      io.of('/').clients(function (err, ids) { cb(ids.length); });
    } catch (e) {
      cb(e.name + ': ' + e.message);
    }
  });
});

server.listen(process.env.PORT || 3000, process.env.IP || '0.0.0.0', function () {
  var addr = server.address();
  console.log('Chat server listening at', addr.address + ':' + addr.port);
});
