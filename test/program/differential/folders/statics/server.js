const express = require('express')
const app = express()
app.use('/a', express.static('public', { extensions: ['html', 'txt'], index: false, maxAge: '1d', etag: false }))
app.use('/b', express.static(__dirname + '/public', { redirect: false, dotfiles: 'allow', lastModified: false, immutable: true, maxAge: 5000 }))
app.use('/c', express.static('public', { fallthrough: false, index: ['other.html', 'page.html'] }))
app.use('/d', express.static('nowhere'))
const router = express.Router()
router.use(express.static('public/sub'))
app.use('/e', router)
app.use((error, _req, res, _next) => res.status(error.status ?? 500).json([error.message.replace(/'.*'/, ''), error.code ?? null]))
for (const wrong of [undefined, 5, '']) {
  try {
    express.static(wrong)
  } catch (error) {
    app.get(`/wrong${wrong}`, (_req, res) => res.send(String(error)))
  }
}
app.listen(4000)
