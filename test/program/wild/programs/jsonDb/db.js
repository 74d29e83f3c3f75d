const fs = require('fs');
const FILE = `${__dirname}/users.json`;

const read = () => JSON.parse(fs.readFileSync(FILE));

exports.all = () => read();
exports.find = (id) => read().find((user) => user.id === id);
exports.add = (user) => {
  const users = read();
  users.push(user);
  fs.writeFileSync(FILE, JSON.stringify(users, null, '\t'));
};
