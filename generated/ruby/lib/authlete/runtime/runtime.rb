# frozen_string_literal: true

# What every call is made of. Generated code states facts; what acts on them is here.
require_relative "errors"
require_relative "redact"
require_relative "cancellation"
require_relative "types"
require_relative "model"
require_relative "styles"
require_relative "forms"
require_relative "bodies"
require_relative "operation"
require_relative "response"
require_relative "request"
require_relative "security"
require_relative "transport"
require_relative "call"
require_relative "client"
