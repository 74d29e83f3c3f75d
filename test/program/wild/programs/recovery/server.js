import express from 'express';
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const app = express();
const server = createServer(app);
const io = new Server(server, {
  connectionStateRecovery: { maxDisconnectionDuration: 2 * 60 * 1000, skipMiddlewares: true },
});

// 메모리 데이터베이스
const db = {
  rows: [],
  async run(_sql, content, offset) {
    if (this.rows.some((row) => row.client_offset === offset)) {
      throw Object.assign(new Error('UNIQUE'), { errno: 19 });
    }
    this.rows.push({ id: this.rows.length + 1, content, client_offset: offset });
    return { lastID: this.rows.length };
  },
  async each(_sql, [offset], callback) {
    this.rows.filter(({ id }) => id > offset).forEach((row) => callback(null, row));
  },
};

io.on('connection', async (socket) => {
  socket.on('chat message', async (msg, clientOffset, callback) => {
    let result;
    try {
      result = await db.run('INSERT INTO messages (content, client_offset) VALUES (?, ?)', msg, clientOffset);
    } catch (e) {
      if (e.errno === 19) callback('이미 받은 글');
      return;
    }
    io.emit('chat message', msg, result.lastID);
    callback();
  });

  if (!socket.recovered) {
    try {
      await db.each('SELECT id, content FROM messages WHERE id > ?', [socket.handshake.auth.serverOffset || 0], (_err, row) => {
        socket.emit('chat message', row.content, row.id);
      });
    } catch (e) {
      console.error(e);
    }
  }
});

server.listen(3000);
