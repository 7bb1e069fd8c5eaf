#include "CTerminalEmulator.h"
