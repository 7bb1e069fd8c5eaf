# Every target works from a fresh clone; `make help` lists them.
SLIPWAY := .build/release/slipway
SHARE := .build/sample-share
SWIFT_FLAGS := --explicit-target-dependency-import-check error

# Homebrew keeps its libraries where neither compiler nor linker looks by default.
ifeq ($(shell uname),Darwin)
BREW := $(shell brew --prefix 2>/dev/null)
export PKG_CONFIG_PATH := $(BREW)/opt/ncurses/lib/pkgconfig:$(PKG_CONFIG_PATH)
SWIFT_FLAGS += -Xcc -I$(BREW)/opt/ncurses/include -Xcc -I$(BREW)/include \
  -Xcxx -I$(BREW)/include -Xlinker -L$(BREW)/opt/ncurses/lib -Xlinker -L$(BREW)/lib
endif

# A crash reports at once instead of waiting for a debugger prompt.
export SWIFT_BACKTRACE := enable=no

# What `make bench` measures; see Tests/Benchmarks/main.swift.
export ROWS RUNS WORKS HUGE BASELINE

.PHONY: help run build test test-all testlarge lint format screenshots bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

# A finding is no failure here: the sample share is meant to have some.
run: build $(SHARE) ## Build, then open the explorer on a sample share
	@if [ -t 0 ] && [ -t 1 ]; then exec $(SLIPWAY) $(SHARE); fi; \
	status=0; $(SLIPWAY) check $(SHARE) || status=$$?; \
	[ $$status -le 1 ] || exit $$status; \
	echo; echo "In a terminal, explore the same share with: $(SLIPWAY) $(SHARE)"

build: ## Install what is missing and build the release
	@Scripts/install-libraries build
	@Scripts/install-parquet
	swift build -c release --product slipway $(SWIFT_FLAGS)

# Made aside and moved, so that an interrupted run leaves no half share behind.
$(SHARE): | build
	@rm -rf $@.part
	$(SLIPWAY) sample $@.part --rows 20000 --seed 1 --defects
	@mv $@.part $@

test: ## Build and run all tests
	@Scripts/install-libraries build test
	@Scripts/install-parquet
	@Scripts/install-validators
	@Scripts/install-doubles
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --disable-xctest $(SWIFT_FLAGS)

test-all: test ## Also prove the bucket policies on a real S3 on loopback, if it can be had
	-@Scripts/install-libraries proof
	Tests/Proof/with-rgw swift test --skip-build --disable-xctest $(SWIFT_FLAGS) \
	  --filter 'BucketSetupTests.ProofTests'

# What `make test` does with few rows, with as many as shares have.
testlarge: build ## Hold a share of ROWS=200000 rows in every format, and the release, against its CSV
	@Scripts/install-libraries test
	@Scripts/install-validators
	swift build --build-tests $(SWIFT_FLAGS)
	SLIPWAY_TEST_ROWS=$(or $(ROWS),200000) SLIPWAY_TEST_PROGRAM=$(CURDIR)/$(SLIPWAY) \
	  swift test --skip-build --disable-xctest --filter 'Shared(Formats|Exports)Tests'

lint: ## Check style and layout
	swift format lint --strict -r Sources Tests Package.swift
	@Scripts/check-layout

format: ## Rewrite the sources in the common style
	swift format -i -r Sources Tests Package.swift

screenshots: build $(SHARE) ## Redraw the pictures in Screenshots/
	@Scripts/install-libraries build test
	@mkdir -p Screenshots
	swift run -c release $(SWIFT_FLAGS) screenshots $(SLIPWAY) $(SHARE) Screenshots

# A peer that cannot be installed is named as absent in the results.
bench: build ## Measure against peers; ROWS=10000000 RUNS=5 WORKS=cells,count HUGE=1 change what
	@Scripts/install-libraries test
	-@Scripts/install-libraries bench
	@Tests/Benchmarks/prepare .build/bench
	swift build -c release --product Benchmarks $(SWIFT_FLAGS)
	@.build/release/Benchmarks

clean: ## Remove everything built
	rm -rf .build
