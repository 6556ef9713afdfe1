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

resource "aws_cognito_user_pool" "people" {
  name                     = "${var.name}-people"
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

resource "aws_cognito_user_pool_client" "people_client" {
  name                          = "${var.name}-people-client"
  user_pool_id                  = aws_cognito_user_pool.people.id
  generate_secret               = false
  prevent_user_existence_errors = "ENABLED"
  explicit_auth_flows           = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}

resource "aws_appsync_graphql_api" "news" {
  name                 = "${var.name}-news"
  authentication_type  = "API_KEY"
  schema               = "type Query { hello(name: String): String }"
  introspection_config = "DISABLED"
}

resource "aws_appsync_api_key" "news_key" {
  api_id  = aws_appsync_graphql_api.news.id
  expires = "2027-06-30T00:00:00Z"
}

resource "aws_iam_role" "news_catalog_target_role" {
  name = "${var.name}-news-catalog-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "appsync.amazonaws.com"
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

resource "aws_iam_role_policy" "news_catalog_target_role" {
  name = "Wires"
  role = aws_iam_role.news_catalog_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "CatalogCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.catalog.arn
      },
    ]
  })
}

resource "aws_appsync_datasource" "news_catalog_source" {
  api_id           = aws_appsync_graphql_api.news.id
  name             = "Catalog"
  type             = "AWS_LAMBDA"
  service_role_arn = aws_iam_role.news_catalog_target_role.arn

  lambda_config {
    function_arn = aws_lambda_function.catalog.arn
  }
}

resource "aws_appsync_resolver" "news_query_hello_resolver" {
  api_id      = aws_appsync_graphql_api.news.id
  type        = "Query"
  field       = "hello"
  data_source = aws_appsync_datasource.news_catalog_source.name
}

resource "aws_cloudwatch_log_group" "shop_logs" {
  name              = "/aws/appsync/apis/${aws_appsync_graphql_api.shop.id}"
  retention_in_days = 30
}

resource "aws_iam_role" "shop_logs_role" {
  name = "${var.name}-shop-logs-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "appsync.amazonaws.com"
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

resource "aws_iam_role_policy" "shop_logs_role" {
  name = "Wires"
  role = aws_iam_role.shop_logs_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:log-group:/aws/appsync/apis/*"
      },
    ]
  })
}

resource "aws_appsync_graphql_api" "shop" {
  name                = "${var.name}-shop"
  authentication_type = "AMAZON_COGNITO_USER_POOLS"
  schema              = file("${path.module}/${var.project}/schema.graphql")
  query_depth_limit   = 8
  xray_enabled        = true

  user_pool_config {
    user_pool_id   = aws_cognito_user_pool.people.id
    aws_region     = data.aws_region.current.region
    default_action = "ALLOW"
  }

  additional_authentication_provider {
    authentication_type = "AWS_IAM"
  }

  log_config {
    cloudwatch_logs_role_arn = aws_iam_role.shop_logs_role.arn
    field_log_level          = "ERROR"
  }
}

resource "aws_iam_role" "shop_catalog_target_role" {
  name = "${var.name}-shop-catalog-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "appsync.amazonaws.com"
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

resource "aws_iam_role_policy" "shop_catalog_target_role" {
  name = "Wires"
  role = aws_iam_role.shop_catalog_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "CatalogCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.catalog.arn
      },
    ]
  })
}

resource "aws_appsync_datasource" "shop_catalog_source" {
  api_id           = aws_appsync_graphql_api.shop.id
  name             = "Catalog"
  type             = "AWS_LAMBDA"
  service_role_arn = aws_iam_role.shop_catalog_target_role.arn

  lambda_config {
    function_arn = aws_lambda_function.catalog.arn
  }
}

resource "aws_appsync_resolver" "shop_query_hello_resolver" {
  api_id      = aws_appsync_graphql_api.shop.id
  type        = "Query"
  field       = "hello"
  data_source = aws_appsync_datasource.shop_catalog_source.name
}

resource "aws_appsync_resolver" "shop_mutation_add_product_resolver" {
  api_id      = aws_appsync_graphql_api.shop.id
  type        = "Mutation"
  field       = "addProduct"
  data_source = aws_appsync_datasource.shop_catalog_source.name
}

resource "aws_iam_role" "shop_products_target_role" {
  name = "${var.name}-shop-products-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "appsync.amazonaws.com"
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

resource "aws_iam_role_policy" "shop_products_target_role" {
  name = "Wires"
  role = aws_iam_role.shop_products_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ProductsAccess"
        Effect = "Allow"
        Action = [
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:BatchGetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
        ]
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

resource "aws_appsync_datasource" "shop_products_source" {
  api_id           = aws_appsync_graphql_api.shop.id
  name             = "Products"
  type             = "AMAZON_DYNAMODB"
  service_role_arn = aws_iam_role.shop_products_target_role.arn

  dynamodb_config {
    table_name = aws_dynamodb_table.products.name
    region     = data.aws_region.current.region
  }
}

resource "aws_iam_role" "shop_reviews_target_role" {
  name = "${var.name}-shop-reviews-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "appsync.amazonaws.com"
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

resource "aws_iam_role_policy" "shop_reviews_target_role" {
  name = "Wires"
  role = aws_iam_role.shop_reviews_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReviewsCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.reviews.arn
      },
    ]
  })
}

resource "aws_appsync_datasource" "shop_reviews_source" {
  api_id           = aws_appsync_graphql_api.shop.id
  name             = "Reviews"
  type             = "AWS_LAMBDA"
  service_role_arn = aws_iam_role.shop_reviews_target_role.arn

  lambda_config {
    function_arn = aws_lambda_function.reviews.arn
  }
}

resource "aws_appsync_resolver" "shop_product_reviews_resolver" {
  api_id      = aws_appsync_graphql_api.shop.id
  type        = "Product"
  field       = "reviews"
  data_source = aws_appsync_datasource.shop_reviews_source.name
}

resource "aws_lambda_function" "catalog" {
  function_name    = "${var.name}-catalog"
  filename         = "${var.project}/functions/catalog/target/catalog.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/catalog/target/catalog.zip")
  handler          = "com.example.graphs.catalog.aws.CatalogHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.catalog_role.arn
  depends_on       = [aws_iam_role_policy.catalog_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.catalog_logs.name
  }
}

resource "aws_iam_role" "catalog_role" {
  name = "${var.name}-catalog-role"
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

resource "aws_iam_role_policy" "catalog_role" {
  name = "Wires"
  role = aws_iam_role.catalog_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.catalog_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "catalog_logs" {
  name              = "/aws/lambda/${var.name}-catalog"
  retention_in_days = 30
}

resource "aws_lambda_function" "notify" {
  function_name    = "${var.name}-notify"
  filename         = "${var.project}/functions/notify/target/notify.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/notify/target/notify.zip")
  handler          = "com.example.graphs.notify.aws.NotifyHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.notify_role.arn
  depends_on       = [aws_iam_role_policy.notify_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.notify_logs.name
  }

  environment {
    variables = {
      SHOP_API_URL = aws_appsync_graphql_api.shop.uris.GRAPHQL
    }
  }
}

resource "aws_iam_role" "notify_role" {
  name = "${var.name}-notify-role"
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

resource "aws_iam_role_policy" "notify_role" {
  name = "Wires"
  role = aws_iam_role.notify_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.notify_logs.arn}:*"
      },
      {
        Sid      = "ShopCallMutations"
        Effect   = "Allow"
        Action   = ["appsync:GraphQL"]
        Resource = "arn:${data.aws_partition.current.partition}:appsync:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:apis/${aws_appsync_graphql_api.shop.id}/types/Mutation/*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "notify_logs" {
  name              = "/aws/lambda/${var.name}-notify"
  retention_in_days = 30
}

resource "aws_lambda_function" "reviews" {
  function_name    = "${var.name}-reviews"
  filename         = "${var.project}/functions/reviews/target/reviews.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/reviews/target/reviews.zip")
  handler          = "com.example.graphs.reviews.aws.ReviewsHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.reviews_role.arn
  depends_on       = [aws_iam_role_policy.reviews_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.reviews_logs.name
  }
}

resource "aws_iam_role" "reviews_role" {
  name = "${var.name}-reviews-role"
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

resource "aws_iam_role_policy" "reviews_role" {
  name = "Wires"
  role = aws_iam_role.reviews_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.reviews_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "reviews_logs" {
  name              = "/aws/lambda/${var.name}-reviews"
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
