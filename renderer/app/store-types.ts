import type { ThunkAction, ThunkDispatch, TypedStartListening, UnknownAction } from '@reduxjs/toolkit'
import type { rootReducer } from './root-reducer.ts'
import type { World } from './world.ts'

export type RootState = ReturnType<typeof rootReducer>
export type AppDispatch = ThunkDispatch<RootState, World, UnknownAction>
/** A command: reads the state, asks the world for instants and ids, dispatches what happened. */
export type AppThunk<Answer = void> = ThunkAction<Answer, RootState, World, UnknownAction>
export type StartListening = TypedStartListening<RootState, AppDispatch, World>
