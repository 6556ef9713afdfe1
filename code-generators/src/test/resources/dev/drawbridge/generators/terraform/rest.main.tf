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

resource "aws_cloudwatch_log_group" "plain_logs" {
  name              = "/aws/vendedlogs/${var.name}-plain"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "shop_logs" {
  name              = "/aws/vendedlogs/${var.name}-shop"
  retention_in_days = 30
}

resource "aws_lambda_function" "orders" {
  function_name    = "${var.name}-orders"
  filename         = "${var.project}/functions/orders/target/orders.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/orders/target/orders.zip")
  handler          = "com.example.rest.orders.aws.OrdersHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.orders_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.orders_role]

  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.orders_logs.name
  }
}

resource "aws_lambda_alias" "orders_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.orders.function_name
  function_version = aws_lambda_function.orders.version
}

resource "aws_lambda_permission" "orders_get_permission" {
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.orders_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.plain.id}/*/GET/"
}

resource "aws_lambda_permission" "orders_get_orders_id_permission" {
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.orders_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.shop.id}/*/GET/orders/*"
}

resource "aws_lambda_permission" "orders_any_admin_rest_permission" {
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.orders_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.shop.id}/*/*/admin/*"
}

resource "aws_iam_role" "orders_role" {
  name = "${var.name}-orders-role"
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

resource "aws_iam_role_policy" "orders_role" {
  name = "Wires"
  role = aws_iam_role.orders_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.orders_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "orders_logs" {
  name              = "/aws/lambda/${var.name}-orders"
  retention_in_days = 30
}

resource "aws_api_gateway_rest_api" "plain" {
  name = "${var.name}-plain"
  body = jsonencode({
    swagger = "2.0"
    info = {
      version = "1.0"
      title   = var.name
    }
    paths = {
      "/" = {
        get = {
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_alias.orders_aliaslive.arn}/invocations"
          }
          responses = {}
        }
      }
    }
  })
}

resource "aws_api_gateway_deployment" "plain_deployment" {
  rest_api_id = aws_api_gateway_rest_api.plain.id
  triggers = {
    redeployment = sha1(aws_api_gateway_rest_api.plain.body)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "plain_stage" {
  rest_api_id   = aws_api_gateway_rest_api.plain.id
  deployment_id = aws_api_gateway_deployment.plain_deployment.id
  stage_name    = "live"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.plain_logs.arn
    format          = "{\"time\":\"$context.requestTime\",\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"route\":\"$context.httpMethod $context.resourcePath\",\"status\":\"$context.status\",\"bytes\":\"$context.responseLength\",\"latency\":\"$context.responseLatency\"}"
  }
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
      "/orders/{id}" = {
        get = {
          parameters = [
            {
              name     = "id"
              in       = "path"
              required = true
              type     = "string"
            },
          ]
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_alias.orders_aliaslive.arn}/invocations"
          }
          security = [
            {
              api_key = []
            },
          ]
          responses = {}
        }
        options = {
          responses = {
            "200" = {
              description = "What browsers may do"
              headers = {
                Access-Control-Allow-Origin = {
                  type = "string"
                }
                Access-Control-Allow-Methods = {
                  type = "string"
                }
                Access-Control-Allow-Headers = {
                  type = "string"
                }
              }
            }
          }
          x-amazon-apigateway-integration = {
            type = "mock"
            requestTemplates = {
              "application/json" = "{\"statusCode\": 200}"
            }
            responses = {
              default = {
                statusCode = "200"
                responseParameters = {
                  "method.response.header.Access-Control-Allow-Origin"  = "'https://shop.example'"
                  "method.response.header.Access-Control-Allow-Methods" = "'*'"
                  "method.response.header.Access-Control-Allow-Headers" = "'authorization,content-type,x-api-key'"
                }
              }
            }
          }
        }
      }
      "/admin/{rest+}" = {
        x-amazon-apigateway-any-method = {
          parameters = [
            {
              name     = "rest"
              in       = "path"
              required = true
              type     = "string"
            },
          ]
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_alias.orders_aliaslive.arn}/invocations"
          }
          security = [
            {
              Users   = ["orders"]
              api_key = []
            },
          ]
          responses = {}
        }
        options = {
          responses = {
            "200" = {
              description = "What browsers may do"
              headers = {
                Access-Control-Allow-Origin = {
                  type = "string"
                }
                Access-Control-Allow-Methods = {
                  type = "string"
                }
                Access-Control-Allow-Headers = {
                  type = "string"
                }
              }
            }
          }
          x-amazon-apigateway-integration = {
            type = "mock"
            requestTemplates = {
              "application/json" = "{\"statusCode\": 200}"
            }
            responses = {
              default = {
                statusCode = "200"
                responseParameters = {
                  "method.response.header.Access-Control-Allow-Origin"  = "'https://shop.example'"
                  "method.response.header.Access-Control-Allow-Methods" = "'*'"
                  "method.response.header.Access-Control-Allow-Headers" = "'authorization,content-type,x-api-key'"
                }
              }
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
      api_key = {
        type = "apiKey"
        name = "x-api-key"
        in   = "header"
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
  stage_name    = "prod"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.shop_logs.arn
    format          = "{\"time\":\"$context.requestTime\",\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"route\":\"$context.httpMethod $context.resourcePath\",\"status\":\"$context.status\",\"bytes\":\"$context.responseLength\",\"latency\":\"$context.responseLatency\"}"
  }
}

resource "aws_api_gateway_usage_plan" "shop_usage_plan" {
  name = "${var.name}-shop-usage-plan"

  api_stages {
    api_id = aws_api_gateway_rest_api.shop.id
    stage  = aws_api_gateway_stage.shop_stage.stage_name
  }
}

resource "aws_api_gateway_api_key" "shop_api_key" {
  name    = "${var.name}-shop-api-key"
  enabled = true
}

resource "aws_api_gateway_usage_plan_key" "shop_usage_plan_key" {
  key_id        = aws_api_gateway_api_key.shop_api_key.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.shop_usage_plan.id
}
