/** The program every lab begins with: the seed's, word for word, but for the origin of the learner's own client page. */
export function seedProgram(origin: string): string {
  return `// 1. http 모듈에서 필요한 함수 가져오기
const http = require('http'); 
const { Server } = require("socket.io"); // Socket.IO Server 클래스 가져오기
const express = require('express');

// 2. Express 앱 생성
const app = express(); 
const server = http.createServer(app); // Express 앱을 기반으로 HTTP 서버 생성

// 3. Socket.IO Server 인스턴스 생성 및 연결 (io)
const io = new Server(server, {
  cors: {
    origin: ${JSON.stringify(origin)}
  }
}); 

// 4. Socket.IO 이벤트 처리 시작
io.on('connection', (socket) => {
  // 클라이언트가 연결될 때마다 실행됨
  console.log('새로운 유저가 연결되었습니다.', socket.id);
  
  socket.on('disconnect', () => {
    console.log('유저가 연결을 끊었습니다.');
  });
});

// 5. 서버 리스닝
server.listen(4000, () => {
  console.log('서버가 4000번 포트에서 실행 중입니다.');
});
`
}
