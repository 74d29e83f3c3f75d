const express = require('express');
const http = require('http');
const { Server } = require('socket.io');
const Lobby = require('./lib/Lobby');

const app = express();
const server = http.createServer(app);
const io = new Server(server);
const lobby = new Lobby();

app.get('/rooms', (req, res) => res.json(lobby.list()));
app.get('/rooms/:name', (req, res) => {
  const room = lobby.get(req.params.name);
  if (!room) return res.status(404).json({ error: '그런 방이 없습니다' });
  res.json({ name: room.name, members: [...room.members.values()] });
});

io.on('connection', (socket) => {
  socket.on('join', (name, nick) => {
    const room = lobby.join(name, socket.id, nick);
    socket.join(name);
    io.to(name).emit('members', name, room.names);
  });
  socket.on('message', (name, text) => {
    socket.to(name).emit('message', { from: lobby.get(name)?.members.get(socket.id) ?? '익명', text });
  });
  const leave = (name) => {
    const room = lobby.leave(name, socket.id);
    socket.leave(name);
    io.to(name).emit('members', name, room ? room.names : []);
  };
  socket.on('leave', leave);
  socket.on('disconnecting', () => {
    for (const name of socket.rooms) if (name !== socket.id) leave(name);
  });
});

server.listen(3000);
