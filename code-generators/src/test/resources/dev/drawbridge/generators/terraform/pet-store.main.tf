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

resource "aws_cloudwatch_log_group" "api_logs" {
  name              = "/aws/vendedlogs/${var.name}-api"
  retention_in_days = 30
}

resource "aws_apigatewayv2_api" "api" {
  name          = "${var.name}-api"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins = ["http://localhost:3000"]
    allow_methods = ["GET", "POST"]
    allow_headers = ["authorization", "content-type"]
    max_age       = 7200
  }
}

resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_logs.arn
    format          = "{\"time\":\"$context.requestTime\",\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"bytes\":\"$context.responseLength\",\"latency\":\"$context.responseLatency\",\"error\":\"$context.integrationErrorMessage\"}"
  }
}

resource "aws_apigatewayv2_authorizer" "api_authorizer_users" {
  api_id           = aws_apigatewayv2_api.api.id
  name             = "Users"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = "https://cognito-idp.${data.aws_region.current.region}.amazonaws.com/${aws_cognito_user_pool.users.id}"
    audience = [aws_cognito_user_pool_client.users_client.id]
  }
}

resource "aws_lambda_function" "purchase" {
  function_name    = "${var.name}-purchase"
  filename         = "${var.project}/functions/purchase/target/purchase.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/purchase/target/purchase.zip")
  handler          = "com.example.petstore.purchase.aws.PurchaseHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 1024
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.purchase_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.purchase_role]

  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.purchase_logs.name
  }

  environment {
    variables = {
      PRODUCTS_TABLE_NAME  = aws_dynamodb_table.products.name
      PRODUCTS_TABLE_ARN   = aws_dynamodb_table.products.arn
      PURCHASES_TABLE_NAME = aws_dynamodb_table.purchases.name
      PURCHASES_TABLE_ARN  = aws_dynamodb_table.purchases.arn
    }
  }
}

resource "aws_lambda_alias" "purchase_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.purchase.function_name
  function_version = aws_lambda_function.purchase.version
}

resource "aws_apigatewayv2_integration" "api_purchase_integration" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.purchase_aliaslive.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "purchase_post_purchases" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "POST /purchases"
  target             = "integrations/${aws_apigatewayv2_integration.api_purchase_integration.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.api_authorizer_users.id
}

resource "aws_lambda_permission" "purchase_post_purchases_permission" {
  function_name = aws_lambda_function.purchase.function_name
  qualifier     = aws_lambda_alias.purchase_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/POST/purchases"
}

resource "aws_iam_role" "purchase_role" {
  name = "${var.name}-purchase-role"
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

resource "aws_iam_role_policy" "purchase_role" {
  name = "Wires"
  role = aws_iam_role.purchase_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.purchase_logs.arn}:*"
      },
      {
        Sid      = "ProductsAccess"
        Effect   = "Allow"
        Action   = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem"]
        Resource = aws_dynamodb_table.products.arn
      },
      {
        Sid      = "ProductsAccessIndexes"
        Effect   = "Allow"
        Action   = ["dynamodb:Query"]
        Resource = "${aws_dynamodb_table.products.arn}/index/*"
      },
      {
        Sid      = "PurchasesAccess"
        Effect   = "Allow"
        Action   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"]
        Resource = aws_dynamodb_table.purchases.arn
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "purchase_logs" {
  name              = "/aws/lambda/${var.name}-purchase"
  retention_in_days = 30
}

resource "aws_lambda_function" "search" {
  function_name    = "${var.name}-search"
  filename         = "${var.project}/functions/search/target/search.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/search/target/search.zip")
  handler          = "com.example.petstore.search.aws.SearchHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.search_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.search_role]

  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.search_logs.name
  }

  environment {
    variables = {
      PRODUCTS_TABLE_NAME = aws_dynamodb_table.products.name
      PRODUCTS_TABLE_ARN  = aws_dynamodb_table.products.arn
    }
  }
}

resource "aws_lambda_alias" "search_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.search.function_name
  function_version = aws_lambda_function.search.version
}

resource "aws_apigatewayv2_integration" "api_search_integration" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.search_aliaslive.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "search_get_products" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "GET /products"
  target    = "integrations/${aws_apigatewayv2_integration.api_search_integration.id}"
}

resource "aws_lambda_permission" "search_get_products_permission" {
  function_name = aws_lambda_function.search.function_name
  qualifier     = aws_lambda_alias.search_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/GET/products"
}

resource "aws_apigatewayv2_route" "search_get_products_id" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "GET /products/{id}"
  target    = "integrations/${aws_apigatewayv2_integration.api_search_integration.id}"
}

resource "aws_lambda_permission" "search_get_products_id_permission" {
  function_name = aws_lambda_function.search.function_name
  qualifier     = aws_lambda_alias.search_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/GET/products/*"
}

resource "aws_iam_role" "search_role" {
  name = "${var.name}-search-role"
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

resource "aws_iam_role_policy" "search_role" {
  name = "Wires"
  role = aws_iam_role.search_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.search_logs.arn}:*"
      },
      {
        Sid      = "ProductsAccess"
        Effect   = "Allow"
        Action   = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem", "dynamodb:Scan"]
        Resource = aws_dynamodb_table.products.arn
      },
      {
        Sid      = "ProductsAccessIndexes"
        Effect   = "Allow"
        Action   = ["dynamodb:Query", "dynamodb:Scan"]
        Resource = "${aws_dynamodb_table.products.arn}/index/*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "search_logs" {
  name              = "/aws/lambda/${var.name}-search"
  retention_in_days = 30
}

resource "aws_dynamodb_table" "products" {
  name         = "${var.name}-products"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "category"
    type = "S"
  }

  attribute {
    name = "price"
    type = "N"
  }

  global_secondary_index {
    name            = "by-category"
    hash_key        = "category"
    range_key       = "price"
    projection_type = "ALL"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_dynamodb_table" "purchases" {
  name         = "${var.name}-purchases"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "user"
  range_key    = "at"

  attribute {
    name = "user"
    type = "S"
  }

  attribute {
    name = "at"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}
