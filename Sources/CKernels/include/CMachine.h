#pragma once

/// Ways to go over bytes: one by one, or 64 at a time with the instructions of a machine.
typedef enum { CK_BYTES, CK_NEON, CK_AVX2, CK_AVX512 } ck_machine;

/// 1 when this machine can go over bytes that way.
int ck_can(ck_machine machine);

/// The fastest way of this machine.
ck_machine ck_best_machine(void);
