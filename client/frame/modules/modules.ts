/** What a page loads as soon as a client's program imports something: React as its developers run it, and JSX. React's development
 *  build is the one that runs effects twice in `StrictMode`. */
import * as React from 'react'
import * as runtime from 'react/jsx-runtime'
import * as ReactDom from 'react-dom'
import * as ReactDomClient from 'react-dom/client'
import type { Bundle } from '../packages.ts'
import { compile } from './compile.ts'

const detail: Bundle = {
  compile,
  packages: {
    react: React,
    'react/jsx-runtime': runtime,
    'react-dom': ReactDom,
    'react-dom/client': ReactDomClient,
  },
}
window.dispatchEvent(new CustomEvent('frame:modules', { detail }))
