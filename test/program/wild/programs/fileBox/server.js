const fs = require('fs');
const path = require('path');
const util = require('util');
const express = require('express');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);

const readFile = util.promisify(fs.readFile);
const BOX = path.join(__dirname, 'box');
for (const folder of ['notes', 'trash']) fs.mkdirSync(path.join(BOX, folder), { recursive: true });

function tree(dir) {
  return fs.readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((e) => (e.isDirectory() ? { [e.name]: tree(path.join(dir, e.name)) } : e.name));
}

app.get('/tree', (req, res) => res.json(tree(BOX)));
app.get('/read/:name', async (req, res, next) => {
  try {
    const text = await readFile(path.join(BOX, 'notes', req.params.name), { encoding: 'utf8' });
    res.type('.md').send(text);
  } catch (err) {
    res.status(404).json({ code: err.code, syscall: err.syscall, path: path.relative(__dirname, err.path) });
  }
});

io.on('connection', (socket) => {
  socket.on('write', (name, text, cb) => {
    const file = path.format({ dir: path.join(BOX, 'notes'), base: name });
    fs.writeFile(file, text, { flag: 'wx' }, (err) => {
      if (err?.code === 'EEXIST') return fs.appendFile(file, '\n' + text, () => cb('덧붙임'));
      cb(err ? err.message : '새 파일');
      io.emit('tree', tree(BOX));
    });
  });
  socket.on('trash', (name, cb) => {
    fs.rename(path.join(BOX, 'notes', name), path.join(BOX, 'trash', name), (err) => cb(err ? err.code : null));
  });
  socket.on('copy', async (name, cb) => {
    try {
      await fs.promises.copyFile(path.join(BOX, 'notes', name), path.join(BOX, 'notes', `${path.parse(name).name}-사본.txt`));
      const { size, birthtime } = await fs.promises.stat(path.join(BOX, 'notes', name));
      cb(size, birthtime instanceof Date);
    } catch (e) {
      cb(e.code, e.message.replace(__dirname, '.'));
    }
  });
  socket.on('empty', (cb) => {
    fs.rmSync(path.join(BOX, 'trash'), { recursive: true, force: true });
    try {
      fs.accessSync(path.join(BOX, 'trash'));
    } catch ({ code }) {
      cb(code, fs.existsSync(BOX), fs.statSync(BOX).isDirectory());
    }
  });
});

server.listen(3000);
