const express = require('express');
const fs = require('fs');
const path = require('path');
const morgan = require('morgan');
const app = express();

// 접속 기록을 파일에 남긴다
const accessLog = fs.createWriteStream(path.join(__dirname, 'access.log'), { flags: 'a' });
app.use(morgan(':method :url :status', { stream: accessLog }));
app.get('/', (req, res) => res.send('기록하는 중'));
app.get('/log', (req, res) => res.type('text').send(fs.readFileSync('access.log', 'utf8')));
app.post('/upload', (req, res) => {
  const file = fs.createWriteStream('upload.txt');
  req.pipe(file);
  file.on('finish', () => res.send(`${file.bytesWritten}바이트 저장`));
});
app.get('/upload.txt', (req, res) => res.sendFile(path.resolve('upload.txt')));

const server = app.listen(3000);
const io = require('socket.io')(server);
io.on('connection', (socket) => {
  socket.on('message', (text) => {
    accessLog.write(`메시지 ${text}\n`, () => io.emit('logged', text));
  });
  socket.on('events', (cb) => {
    const stream = fs.createWriteStream('events.txt', 'utf8');
    const seen = [stream.write('가'.repeat(6000)), stream.writable, stream.pending, path.basename(stream.path)];
    for (const name of ['open', 'ready', 'drain', 'finish']) stream.on(name, () => seen.push(name));
    stream.once('drain', () => stream.end('끝', () => seen.push('end 콜백', stream.writableEnded, stream.writable)));
    stream.on('close', () => cb(seen, fs.statSync('events.txt').size, stream.bytesWritten, stream.closed, stream.destroyed));
  });
  socket.on('wrong', (cb) => {
    const seen = [];
    const stream = fs.createWriteStream(path.join('없는 폴더', 'a.txt'));
    stream.write('x', (err) => seen.push(err.code));
    stream.on('error', ({ code, syscall }) => seen.push(code, syscall));
    stream.on('close', () => {
      try {
        fs.createWriteStream('b.txt').write(5);
      } catch (err) {
        cb(seen, err.code, err.message);
      }
    });
  });
});
