const express = require('express');
const app = express();
const server = app.listen(3000, '0.0.0.0');
const io = require('socket.io')(server);

let closing = false;
function shutdown(signal) {
  if (closing) return;
  closing = true;
  console.log(`${signal} 신호를 받아 종료합니다`);
  io.emit('서버 종료', `${signal}: 5초 뒤 다시 접속하세요`);
  io.close(() => {
    console.log('모든 연결을 닫았습니다');
    process.exit(0);
  });
}

process.on('SIGINT', () => shutdown('SIGINT'));
process.on('SIGTERM', () => shutdown('SIGTERM'));
process.once('exit', (code) => console.log('끝', code));
process.on('unhandledRejection', (reason) => io.emit('놓친 오류', reason.message));
process.on('uncaughtException', (err, origin) => io.emit('잡은 오류', err.message, origin));

io.on('connection', (socket) => {
  socket.on('실수', () => {
    const user = undefined;
    socket.emit('이름', user.name);
  });
  socket.on('비동기 실수', async () => {
    throw new Error('기다리지 않은 약속');
  });
  socket.on('종료', () => process.emit('SIGINT', 'SIGINT'));
});
