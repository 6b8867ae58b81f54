import { app, BrowserWindow } from 'electron'

/* A browser of the size of a phone, with nothing of ours in it: opens one address. */

app.setPath('userData', process.env.CUE311_TEST_PROFILE)
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 390, height: 844, useContentSize: true, show: true })
  window.loadURL(process.env.CUE311_TEST_ADDRESS)
})
