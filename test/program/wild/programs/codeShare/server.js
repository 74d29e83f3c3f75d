const express = require('express');
const socketIO = require('socket.io');

const PORT = process.env.PORT || 3000;
const INDEX = '/index.html';

const server = express()
  .use((req, res) => res.sendFile(INDEX, { root: __dirname }))
  .listen(PORT, () => console.log(`Listening on ${PORT}`));

const io = socketIO(server);

const doc = { text: '// 함께 써요\n', version: 0 };
const listeners = new Proxy({}, {
  get: (target, name) => (target[name] ??= []),
});

class Conflict extends Error {
  constructor(version) {
    super(`버전 ${version}이 아닙니다`);
    this.name = this.constructor.name;
    Error.captureStackTrace?.(this, Conflict);
  }
}

function apply({ version, at, remove = 0, insert = '' }) {
  if (version !== doc.version) throw new Conflict(version);
  doc.text = doc.text.slice(0, at) + insert + doc.text.slice(at + remove);
  return ++doc.version;
}

io.on('connection', (socket) => {
  console.log('Client connected');
  socket.emit('doc', structuredClone(doc));
  socket.on('edit', (change, ack) => {
    try {
      const version = apply(change);
      listeners.edit.push(socket.id);
      socket.broadcast.emit('edit', { ...change, version });
      ack({ version, edits: listeners.edit.length });
    } catch (err) {
      if (err instanceof Conflict) return ack({ error: `${err}`, doc });
      throw err;
    }
  });
  socket.on('disconnect', () => console.log('Client disconnected'));
});

setInterval(() => io.emit('time', new Date().toTimeString()), 60 * 1000);
