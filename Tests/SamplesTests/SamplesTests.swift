import Testing

@Suite struct SamplesTests {}
