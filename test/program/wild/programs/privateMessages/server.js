const { createServer } = require('http');
const { Server } = require('socket.io');

const httpServer = createServer();
const io = new Server(httpServer, { cors: { origin: '*' } });

const 접속자 = {};

io.on('connection', (socket) => {
  socket.on('로그인', (닉네임) => {
    접속자[닉네임] = socket.id;
    socket.닉네임 = 닉네임;
    io.emit('접속자 목록', Object.keys(접속자));
  });

  socket.on('귓속말', ({ 받는사람, 내용 }) => {
    const 상대 = 접속자[받는사람];
    if (!상대) return socket.emit('오류', `${받는사람}님은 접속 중이 아닙니다`);
    socket.to(상대).emit('귓속말', { 보낸사람: socket.닉네임, 내용 });
    socket.emit('귓속말', { 받는사람, 내용 });
  });

  socket.on('disconnecting', (reason) => {
    console.log(socket.닉네임, reason, socket.rooms);
    delete 접속자[socket.닉네임];
    socket.broadcast.emit('접속자 목록', Object.keys(접속자));
  });
});

httpServer.listen(4000);
