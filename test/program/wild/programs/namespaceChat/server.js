const express = require('express');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);

app.get('/', (req, res) => res.send('네임스페이스 예제'));

const chat = io.of('/chat').on('connection', function (socket) {
  socket.on('chat message', function (data) {
    const name = socket.name = data.name;
    const room = socket.room = data.room;
    // room에 join한다
    socket.join(room);
    // room에 join되어 있는 클라이언트에게 메시지를 전송한다
    chat.to(room).emit('chat message', `${name}: ${data.msg}`);
  });
});

const news = io.of('/news');
let no = 0;
news.on('connection', (socket) => {
  socket.emit('headline', '오늘의 뉴스입니다');
  socket.on('write', (title, done) => {
    news.emit('headline', `${++no}. ${title}`);
    chat.emit('chat message', `[속보] ${title}`);
    done({ no, readers: news.sockets.size });
  });
});

server.listen(3000, () => console.log('Connected at 3000'));
