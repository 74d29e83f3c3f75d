/* 오래된 강의에서 보이는 모양 */
var app = require('express')();
var http = require('http').createServer(app);
var io = require('socket.io')(http, { cors: { origin: '*' } });

io.on('connection', function (socket) {
  socket.on('join', function (rooms, answer) {
    socket.join(rooms);
    answer([...socket.rooms].map((room) => (room === socket.id ? 'own' : room)));
  });
  socket.on('leave', function (room, answer) {
    socket.leave(room);
    answer(socket.rooms.size, socket.rooms.has(room));
  });
  socket.on('say', (room, text) => io.to(room).emit('said', room, text));
  socket.on('say others', (room, text) => socket.to(room).emit('said', room, text));
  socket.on('disconnecting', () => {
    for (const room of socket.rooms) if (room !== socket.id) socket.to(room).emit('said', room, '나가요');
  });
});

http.listen(4000);
