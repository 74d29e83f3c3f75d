/** Starts the page. */
import './validation.ts'
import '@fontsource-variable/noto-sans-kr/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/parts.css'
import '../ui/controls.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Boundary } from '../ui/Boundary.tsx'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Boundary message="화면을 그리지 못했어요. 쓴 코드는 이 브라우저에 있어요.">
        <App />
      </Boundary>
    </StrictMode>,
  )
