const http = require('http');
const socketIo = require('socket.io');

const server = http.createServer();
const io = new socketIo.Server(server);

// 뉴스와 스포츠
const news = io.of('/news');
const sports = io.of('sports');
io.on('connection', (socket) => socket.emit('to', 'main', socket.nsp.name));
news.on('connection', (socket) => {
  socket.join('room');
  socket.emit('to', 'news', news.sockets.size, socket instanceof socketIo.Socket);
  socket.on('tell', () => {
    news.to('room').emit('to', 'room of news');
    io.of('/news').except('room').emit('to', 'nobody');
    sports.emit('to', 'all of sports');
    io.emit('to', 'all of main');
  });
});
sports.on('connection', (socket) => socket.emit('to', 'sports'));

server.listen(4000);
