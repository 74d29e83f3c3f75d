const express = require('express');
const http = require('http');
const app = express();
const server = http.createServer(app);
const io = require('socket.io')(server);
const PORT = process.env.PORT || 8080;

let users = {};
let socketToRoom = {};
const maximum = 2;

io.on('connection', (socket) => {
  socket.on('join_room', (data) => {
    if (users[data.room]) {
      const length = users[data.room].length;
      if (length === maximum) {
        socket.to(socket.id).emit('room_full');
        socket.emit('room_full', '방이 가득 찼습니다');
        return;
      }
      users[data.room].push({ id: socket.id, email: data.email });
    } else {
      users[data.room] = [{ id: socket.id, email: data.email }];
    }
    socketToRoom[socket.id] = data.room;
    socket.join(data.room);
    const usersInThisRoom = users[data.room].filter((user) => user.id !== socket.id);
    io.sockets.to(socket.id).emit('all_users', usersInThisRoom);
  });

  socket.on('offer', (sdp, to) => io.to(to).emit('getOffer', sdp, socket.id));
  socket.on('answer', (sdp) => socket.broadcast.emit('getAnswer', sdp));
  socket.on('candidate', (candidate) => socket.broadcast.emit('getCandidate', candidate));

  socket.on('disconnect', () => {
    const roomID = socketToRoom[socket.id];
    let room = users[roomID];
    if (room) {
      room = room.filter((user) => user.id !== socket.id);
      users[roomID] = room;
      if (room.length === 0) {
        delete users[roomID];
        return;
      }
    }
    socket.broadcast.to(room).emit('user_exit', { id: socket.id });
    socket.to(roomID).emit('user_exit', { id: socket.id });
  });
});

server.listen(PORT, () => {
  console.log(`server running on ${PORT}`);
});
