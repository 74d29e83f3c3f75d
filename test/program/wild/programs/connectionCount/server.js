var http = require('http');
var server = http.createServer(function (req, res) {
  server.getConnections(function (err, count) {
    res.end('연결이 있나요? ' + (count > 0));
  });
});
var io = require('socket.io')(server);

io.on('connection', function (socket) {
  server.getConnections(function (err, count) {
    socket.emit('connections', count >= io.engine.clientsCount);
  });
});

server.listen(3000);
