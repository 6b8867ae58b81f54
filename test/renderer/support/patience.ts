import { configure } from '@testing-library/react'

// What the window shows is waited for as long as it takes: beside other checks a moment may be many seconds.
configure({ asyncUtilTimeout: 20_000 })
