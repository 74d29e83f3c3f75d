import express from 'express';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { Server } from 'socket.io';
import registerChat, { version } from './handlers/chat.js';
import { registerRoom } from './handlers/room.js';

const app = express();
const server = createServer(app);
const io = new Server(server);

const __filename = fileURLToPath(import.meta.url);
const __dirname = dirname(__filename);

app.get('/', (req, res) => {
  res.sendFile(join(__dirname, 'index.html'));
});
app.get('/version', (req, res) => {
  res.json({ version, main: new URL('./index.html', import.meta.url).pathname.endsWith('/index.html') });
});

const onConnection = (socket) => {
  registerChat(io, socket);
  registerRoom(io, socket);
};

io.on('connection', onConnection);

server.listen(3000, () => {
  console.log('server running at http://localhost:3000');
});
