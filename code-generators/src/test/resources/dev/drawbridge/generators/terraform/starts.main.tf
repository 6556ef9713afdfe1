terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_cognito_user_pool" "users" {
  name                     = "${var.name}-users"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OPTIONAL"
  deletion_protection      = "ACTIVE"

  username_configuration {
    case_sensitive = false
  }

  admin_create_user_config {
    allow_admin_create_user_only = false
  }

  password_policy {
    minimum_length    = 12
    require_lowercase = true
    require_uppercase = true
    require_numbers   = true
    require_symbols   = false
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  software_token_mfa_configuration {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_cognito_user_pool_client" "users_client" {
  name                          = "${var.name}-users-client"
  user_pool_id                  = aws_cognito_user_pool.users.id
  generate_secret               = false
  prevent_user_existence_errors = "ENABLED"
  explicit_auth_flows           = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}

resource "aws_cloudwatch_log_group" "shop_logs" {
  name              = "/aws/vendedlogs/${var.name}-shop"
  retention_in_days = 30
}

resource "aws_lambda_function" "worker" {
  function_name    = "${var.name}-worker"
  filename         = "${var.project}/functions/worker/target/worker.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/worker/target/worker.zip")
  handler          = "com.example.starts.worker.aws.WorkerHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.worker_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.worker_role]

  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.worker_logs.name
  }
}

resource "aws_lambda_alias" "worker_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.worker.function_name
  function_version = aws_lambda_function.worker.version
}

resource "aws_lambda_permission" "worker_get_runs_permission" {
  function_name = aws_lambda_function.worker.function_name
  qualifier     = aws_lambda_alias.worker_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.shop.id}/*/GET/runs"
}

resource "aws_iam_role" "worker_role" {
  name = "${var.name}-worker-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_role" {
  name = "Wires"
  role = aws_iam_role.worker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.worker_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/${var.name}-worker"
  retention_in_days = 30
}

resource "aws_sfn_state_machine" "nightly" {
  name     = "${var.name}-nightly"
  role_arn = aws_iam_role.nightly_role.arn
  type     = "STANDARD"
  definition = jsonencode({
    StartAt = "Worker"
    States = {
      Worker = {
        Type     = "Task"
        Resource = "arn:aws:states:::lambda:invoke"
        Parameters = {
          FunctionName = aws_lambda_function.worker.arn
          "Payload.$"  = "$"
        }
        OutputPath = "$.Payload"
        End        = true
      }
    }
  })
}

resource "aws_iam_role" "nightly_midnight_target_role" {
  name = "${var.name}-nightly-midnight-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "nightly_midnight_target_role" {
  name = "Start"
  role = aws_iam_role.nightly_midnight_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.nightly.arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "nightly_midnight" {
  name                = "${var.name}-nightly-midnight"
  schedule_expression = "cron(0 0 * * ? *)"
  state               = "ENABLED"
}

resource "aws_cloudwatch_event_target" "nightly_midnight" {
  rule      = aws_cloudwatch_event_rule.nightly_midnight.name
  target_id = "Target"
  arn       = aws_sfn_state_machine.nightly.arn
  role_arn  = aws_iam_role.nightly_midnight_target_role.arn
  input     = "{\"all\": true}"
}

resource "aws_iam_role" "nightly_never_target_role" {
  name = "${var.name}-nightly-never-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "nightly_never_target_role" {
  name = "Start"
  role = aws_iam_role.nightly_never_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.nightly.arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "nightly_never" {
  name                = "${var.name}-nightly-never"
  schedule_expression = "rate(1 hour)"
  state               = "DISABLED"
}

resource "aws_cloudwatch_event_target" "nightly_never" {
  rule      = aws_cloudwatch_event_rule.nightly_never.name
  target_id = "Target"
  arn       = aws_sfn_state_machine.nightly.arn
  role_arn  = aws_iam_role.nightly_never_target_role.arn
}

resource "aws_iam_role" "nightly_post_runs_target_role" {
  name = "${var.name}-nightly-post-runs-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "apigateway.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "nightly_post_runs_target_role" {
  name = "Start"
  role = aws_iam_role.nightly_post_runs_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.nightly.arn
      },
    ]
  })
}

resource "aws_iam_role" "nightly_post_open_id_target_role" {
  name = "${var.name}-nightly-post-open-id-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "apigateway.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "nightly_post_open_id_target_role" {
  name = "Start"
  role = aws_iam_role.nightly_post_open_id_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.nightly.arn
      },
    ]
  })
}

resource "aws_iam_role" "nightly_role" {
  name = "${var.name}-nightly-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "states.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "nightly_role" {
  name = "Wires"
  role = aws_iam_role.nightly_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WorkerCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.worker.arn
      },
    ]
  })
}

resource "aws_iam_role" "events_nightly_target_role" {
  name = "${var.name}-events-nightly-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "events_nightly_target_role" {
  name = "Wires"
  role = aws_iam_role.events_nightly_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "NightlyDeliver"
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.nightly.arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "events_nightly_rule" {
  name = "${var.name}-events-nightly-rule"
  event_pattern = jsonencode({
    source = ["shop"]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "events_nightly_rule" {
  rule      = aws_cloudwatch_event_rule.events_nightly_rule.name
  target_id = "Target"
  arn       = aws_sfn_state_machine.nightly.arn
  role_arn  = aws_iam_role.events_nightly_target_role.arn
}

resource "aws_api_gateway_rest_api" "shop" {
  name = "${var.name}-shop"
  body = jsonencode({
    swagger = "2.0"
    info = {
      version = "1.0"
      title   = var.name
    }
    paths = {
      "/runs" = {
        get = {
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_alias.worker_aliaslive.arn}/invocations"
          }
          security = [
            {
              Users = []
            },
          ]
          responses = {}
        }
        post = {
          x-amazon-apigateway-integration = {
            type        = "aws"
            httpMethod  = "POST"
            uri         = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:states:action/StartExecution"
            credentials = aws_iam_role.nightly_post_runs_target_role.arn
            requestTemplates = {
              "application/json" = "{\"input\": \"$util.escapeJavaScript($input.json('$'))\", \"stateMachineArn\": \"${aws_sfn_state_machine.nightly.arn}\"}"
            }
            responses = {
              "200" = {
                statusCode = "200"
              }
              "400" = {
                statusCode = "400"
              }
            }
          }
          security = [
            {
              Users = []
            },
          ]
          responses = {
            "200" = {
              description = "Started"
            }
            "400" = {
              description = "Not started"
            }
          }
        }
      }
      "/open/{id}" = {
        post = {
          parameters = [
            {
              name     = "id"
              in       = "path"
              required = true
              type     = "string"
            },
          ]
          x-amazon-apigateway-integration = {
            type        = "aws"
            httpMethod  = "POST"
            uri         = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:states:action/StartExecution"
            credentials = aws_iam_role.nightly_post_open_id_target_role.arn
            requestTemplates = {
              "application/json" = "{\"input\": \"$util.escapeJavaScript($input.json('$'))\", \"stateMachineArn\": \"${aws_sfn_state_machine.nightly.arn}\"}"
            }
            responses = {
              "200" = {
                statusCode = "200"
              }
              "400" = {
                statusCode = "400"
              }
            }
          }
          responses = {
            "200" = {
              description = "Started"
            }
            "400" = {
              description = "Not started"
            }
          }
        }
      }
    }
    securityDefinitions = {
      Users = {
        type                         = "apiKey"
        name                         = "Authorization"
        in                           = "header"
        x-amazon-apigateway-authtype = "cognito_user_pools"
        x-amazon-apigateway-authorizer = {
          type         = "cognito_user_pools"
          providerARNs = [aws_cognito_user_pool.users.arn]
        }
      }
    }
  })
}

resource "aws_api_gateway_deployment" "shop_deployment" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers = {
    redeployment = sha1(aws_api_gateway_rest_api.shop.body)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "shop_stage" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop_deployment.id
  stage_name    = "live"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.shop_logs.arn
    format          = "{\"time\":\"$context.requestTime\",\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"route\":\"$context.httpMethod $context.resourcePath\",\"status\":\"$context.status\",\"bytes\":\"$context.responseLength\",\"latency\":\"$context.responseLatency\"}"
  }
}
