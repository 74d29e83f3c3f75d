const express = require('express');
const { writeFile, mkdir, readdir, stat } = require('fs/promises');
const path = require('path');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server, { maxHttpBufferSize: 1e6 });

const dir = path.resolve('uploads');
app.use('/uploads', express.static(dir));

io.on('connection', (socket) => {
  socket.on('upload', async (name, file, callback) => {
    try {
      await mkdir(dir, { recursive: true });
      await writeFile(path.join(dir, path.basename(name)), file);
      const { size } = await stat(path.join(dir, path.basename(name)));
      callback({ message: 'success', size, isBuffer: Buffer.isBuffer(file) });
      socket.broadcast.emit('image', { name, image: file, base64: file.toString('base64') });
    } catch (err) {
      callback({ message: 'failure', code: err.code });
    }
  });

  const chunks = [];
  socket.on('chunk', (data, isLast, ack) => {
    chunks.push(data);
    if (!isLast) return ack(chunks.length);
    const all = Buffer.concat(chunks);
    ack(all.length, all.toString('utf8'), all.readUInt8(0), all.subarray(0, 2));
  });
  socket.on('list', async (ack) => ack((await readdir(dir)).sort()));
});

server.listen(3000);
