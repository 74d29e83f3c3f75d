const app = require('express')();
app.set('title', '관리');
app.on('mount', (parent) => app.set('mounted', typeof parent === 'function'));
app.get('/', (req, res) => res.json({ title: app.get('title'), mounted: app.get('mounted'), path: app.path(), base: req.baseUrl, url: req.originalUrl }));
module.exports = app;
