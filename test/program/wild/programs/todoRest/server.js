const express = require('express');
const { createServer } = require('http');
const { Server } = require('socket.io');
const app = express();
const httpServer = createServer(app);
const io = new Server(httpServer);

app.use(express.json({ limit: '1kb' }));

let todos = [{ id: 1, text: '우유 사기', done: false }];
let nextId = 2;
const find = (req, res, next) => {
  req.todo = todos.find((t) => t.id === Number(req.params.id));
  if (!req.todo) return res.status(404).json({ message: '할 일이 없습니다' });
  next();
};

const router = express.Router();
router.param('id', (req, res, next, id) => (/^\d+$/.test(id) ? next() : next(Object.assign(new Error('숫자가 아닙니다'), { status: 400 }))));
router.get('/', ({ query }, res) => res.json(query.done ? todos.filter((t) => String(t.done) === query.done) : todos));
router.post('/', (req, res) => {
  const todo = { id: nextId++, text: req.body.text, done: false };
  todos = [...todos, todo];
  io.emit('todo:added', todo);
  res.status(201).location(`/todos/${todo.id}`).json(todo);
});
router.route('/:id')
  .all(find)
  .get((req, res) => res.json(req.todo))
  .patch((req, res) => {
    Object.assign(req.todo, req.body);
    io.emit('todo:changed', req.todo);
    res.json(req.todo);
  })
  .delete((req, res) => {
    todos = todos.filter((t) => t !== req.todo);
    io.emit('todo:removed', req.todo.id);
    res.sendStatus(204);
  });

app.use('/todos', router);
app.use((req, res) => res.status(404).send(`<h1>404</h1><p>${req.originalUrl}</p>`));
app.use((err, req, res, _next) => {
  res.status(err.status ?? 500).json({ name: err.name, type: err.type, status: err.status, message: err.message });
});

httpServer.listen(3000, () => console.log('할 일 서버'));
