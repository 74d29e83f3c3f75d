import express from 'express';
import http from 'node:http';
import { Server } from 'socket.io';
import { nanoid, customAlphabet } from 'nanoid';

const makeCode = customAlphabet('0123456789', 6);
const app = express();
const server = http.createServer(app);
const io = new Server(server);
const rooms = new Map();

app.get('/health', (_req, res) => res.json({ ok: true, rooms: rooms.size }));

io.on('connection', (socket) => {
  socket.on('방 만들기', (title, reply) => {
    const code = makeCode();
    rooms.set(code, { key: nanoid(), title, users: new Set([socket.id]) });
    socket.join(code);
    reply({ code, keyLength: rooms.get(code).key.length });
  });
  socket.on('방 들어가기', (code, reply) => {
    const room = rooms.get(code);
    if (!room) return reply({ error: '없는 방입니다' });
    room.users.add(socket.id);
    socket.join(code);
    socket.to(code).emit('새 친구', room.users.size);
    reply({ title: room.title, count: room.users.size });
  });
});

server.listen(3000, () => {
  console.log('http://localhost:3000');
});
