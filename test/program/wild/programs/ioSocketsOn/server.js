var http = require('http');
var fs = require('fs');
var socketio = require('socket.io');

// 웹 서버를 생성합니다
var server = http.createServer(function (request, response) {
  fs.readFile('HTMLPage.html', function (error, data) {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(data);
  });
}).listen(52273, function () {
  console.log('Server Running at http://127.0.0.1:52273');
});

// 소켓 서버를 생성 및 실행합니다
var io = socketio(server);
var id = 0;
io.sockets.on('connection', function (socket) {
  id = socket.id;

  socket.on('rint', function (data) {
    console.log('Client Send Data:', data);
    // public 통신
    io.sockets.emit('smart', data);
  });
  socket.on('broad', function (data) {
    // broadcast 통신
    socket.broadcast.emit('smart', data);
  });
  socket.on('private', function (data) {
    // private 통신: 마지막에 들어온 사람
    io.sockets.to(id).emit('smart', data);
  });
});
